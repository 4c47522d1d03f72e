#!/bin/sh
# The one way in: sets up .venv when it has to, then runs something in it. See ./do help.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")"
unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0
bin=.venv/bin

usage() {
    cat <<'END'
./do example [OPTIONS]  screen the household of examples/ho_can_ngheo.yaml; options go to `eligibility screen`
./do test               every quick check: ruff, mypy, import-linter, pytest
./do full               the same, then the slow tests and the benchmarks
./do lint               ruff and import-linter
./do format             reformat the code, and fix what ruff can fix by itself
./do types              mypy
./do bench              the benchmarks
./do python [ARGS]      Python with the package and the developer tools
./do clean              remove .venv, caches and built files
./do help               this text
END
}

stop() { # what to do, in Vietnamese and in English
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

# ------------------------------------------------------------------------------------------------ set-up

# Exit code: 0 good, 3 too old, 4 no venv, 5 durable-rules cannot be compiled.
probe='
import importlib.util, os, shlex, subprocess, sys, sysconfig

if sys.version_info < (3, 11):
    sys.exit(3)
if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
    sys.exit(4)
if sys.version_info < (3, 13) and sys.implementation.name == "cpython":
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    include = "-I" + sysconfig.get_path("include")
    try:
        subprocess.run([*compiler, include, "-fsyntax-only", "-xc", "-"], input=b"#include <Python.h>", check=True)
    except (OSError, subprocess.CalledProcessError):
        sys.exit(5)
'

find_python() { # 3.12 and 3.11 first: durable-rules does not import on later ones
    problem=3
    for name in python3.12 python3.11 python3 python3.13 python3.14; do
        rest=$PATH:
        while [ -n "$rest" ]; do
            python=${rest%%:*}/$name
            rest=${rest#*:}
            [ -x "$python" ] && [ "$python" != "$PWD/$bin/$name" ] || continue
            status=0
            "$python" -I -c "$probe" >/dev/null 2>&1 || status=$?
            case $status in
                0) return ;;
                4 | 5) [ "$problem" -gt "$status" ] || problem=$status ;;
            esac
        done
    done
    case $problem in
        3) stop "Không tìm thấy Python 3.11 trở lên; hãy chạy: sudo apt-get install python3 python3-venv" \
            "No Python 3.11 or later was found; run: sudo apt-get install python3 python3-venv" ;;
        4) stop "Python trên máy thiếu thành phần venv; hãy chạy: sudo apt-get install python3-venv" \
            "The Python on this machine lacks venv; run: sudo apt-get install python3-venv" ;;
        5) stop "Thiếu trình biên dịch C hoặc tệp Python.h; hãy chạy: sudo apt-get install gcc python3-dev" \
            "A C compiler or the file Python.h is missing; run: sudo apt-get install gcc python3-dev" ;;
    esac
}

quietly() { # shows what a command says only if it fails
    "$@" >>.venv/setup.log 2>&1 || {
        cat .venv/setup.log >&2
        stop "Chưa chuẩn bị xong môi trường Python; lý do ở ngay trên." \
            "The Python environment could not be set up; the reason stands above."
    }
}

state() { # what an environment was built from; a moved or dead one differs too
    echo "$(cksum <pyproject.toml) $PWD $("$bin/python" -V 2>&1)"
}

ready() {
    [ "$(cat ".venv/ready-$1" 2>/dev/null)" = "$(state)" ]
}

setup() { # run: the package alone; dev: the developer tools too
    ! ready "$1" || return 0
    fresh=0
    ready run || fresh=1 # new, changed, or interrupted half-way: from the start
    [ $fresh = 0 ] || find_python
    echo "Đang chuẩn bị môi trường Python (.venv), dưới một phút... / Setting up Python, less than a minute..." >&2
    if [ $fresh = 1 ]; then
        rm -rf .venv
        mkdir .venv
        quietly "$python" -m venv .venv
    fi
    rm -f .venv/ready-*
    if [ "$1" = dev ]; then
        quietly "$bin/python" -m pip install --upgrade 'pip>=25.1' # the first that knows --group
        quietly "$bin/python" -m pip install --editable . --group dev
        state >.venv/ready-dev
    else
        quietly "$bin/python" -m pip install --editable .
    fi
    "$bin/python" -m compileall -q eligibility # the first answer is as quick as the later ones
    state >.venv/ready-run
}

# ------------------------------------------------------------------------------------------------ checks

step() { # name, command
    name=$1
    shift
    printf '\n--- %s\n' "$name"
    start=$(date +%s)
    if "$@"; then
        printf -- '--- %s: ok, %s s\n' "$name" "$(($(date +%s) - start))"
    else
        printf -- '--- %s: FAILED, %s s\n' "$name" "$(($(date +%s) - start))"
        exit 1
    fi
}

lint() {
    step 'ruff check' "$bin/ruff" check
    step 'ruff format' "$bin/ruff" format --check
}

types() {
    step mypy "$bin/mypy"
}

imports() {
    step import-linter "$bin/lint-imports" --no-logo
}

check() {
    lint
    types
    imports
    step pytest "$bin/pytest" -n 2
}

slow_tests() { # 5: there are none yet
    "$bin/pytest" -n 2 -m slow || [ $? -eq 5 ]
}

bench() {
    [ ! -f benchmarks/run.py ] || step benchmarks "$bin/python" benchmarks/run.py
}

# ------------------------------------------------------------------------------------------------ commands

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
    example)
        setup run
        exec "$bin/eligibility" screen examples/ho_can_ngheo.yaml --as-of 2026-11-23 "$@"
        ;;
    test)
        setup dev
        check
        ;;
    full)
        setup dev
        check
        step 'slow tests' slow_tests
        bench
        ;;
    lint)
        setup dev
        lint
        imports
        ;;
    format)
        setup dev
        "$bin/ruff" check --fix --exit-zero
        "$bin/ruff" format
        ;;
    types)
        setup dev
        types
        ;;
    bench)
        setup dev
        bench
        ;;
    python)
        setup dev
        exec "$bin/python" "$@"
        ;;
    clean)
        rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
        find . -name __pycache__ -prune -exec rm -rf {} +
        ;;
    help | -h | --help) usage ;;
    *)
        usage >&2
        stop "Không có lệnh \"$command\"." "There is no command \"$command\"."
        ;;
esac
