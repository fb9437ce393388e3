# Vươn Lên: `make help` lists what can be done here.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
PYTHON ?= python3
PORT ?= 8000
SERVE ?= 1
EXAMPLES ?= 10
PY := .venv/bin/python
MANAGE := $(PY) manage.py

.PHONY: help port-free setup setup-worker setup-dev site demo serve test lint types law-tests tests browser-tests postgres15 forget-seconds test-deep bench screenshots compare requirements clean stop

help: ## In danh sách lệnh
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: ## Cài đặt những gì hệ thống cần để chạy
	@$(PYTHON) scripts/bootstrap.py base

setup-worker: ## Cài đặt thêm những gì tiến trình chạy nền cần để rà người trùng cả địa bàn (khoảng 250 MB)
	@$(PYTHON) scripts/bootstrap.py worker

setup-dev: ## Cài đặt thêm những gì kiểm thử cần
	@$(PYTHON) scripts/bootstrap.py dev

site: setup ## Chuẩn bị cơ sở dữ liệu, bản dịch, tệp tĩnh và danh mục địa phương
	@echo "Cơ sở dữ liệu, bản dịch, tệp tĩnh"
	@$(MANAGE) migrate -v 0
	@$(PY) -m babel.messages.frontend compile -D django -d vuonlen/locale --statistics 2>/dev/null || true
	@$(MANAGE) collectstatic --noinput -v 0
	@$(MANAGE) load_places

demo: port-free site ## Dựng huyện mẫu Hải Hà, viết báo cáo vào var/demo/ rồi mở trang (SERVE=0: không mở)
	@$(PY) -m demo build
	@$(PY) -m demo reports
	@if [ "$(SERVE)" != "0" ]; then $(PY) scripts/serve.py --port $(PORT); fi

port-free:
	@if [ "$(SERVE)" != "0" ]; then $(PYTHON) scripts/serve.py --port $(PORT) --check; fi

serve: port-free site ## Mở trang trên dữ liệu đang có
	@$(PY) scripts/serve.py --port $(PORT)

test: export VUONLEN_SECONDS = $(CURDIR)/.local/test-seconds.csv
test: setup-dev forget-seconds lint types law-tests tests browser-tests postgres15 ## Cài đặt rồi chạy mọi kiểm thử
	@$(PY) -m tests.plugins.seconds $(VUONLEN_SECONDS)
	@echo "Mọi kiểm thử đã đạt."

forget-seconds:
	@mkdir -p .local && rm -f $(VUONLEN_SECONDS)

lint: ## Quy ước mã nguồn và thứ tự các tầng
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@VUONLEN_MODE=test PYTHONPATH=. .venv/bin/lint-imports --no-cache | tail -8

types: ## Kiểm tra kiểu
	@VUONLEN_MODE=test .venv/bin/mypy

law-tests: ## Các ví dụ của luật
	@PYTHONPATH=. .venv/bin/openfisca test --country-package openfisca_vietnam openfisca_vietnam/tests

tests: ## Kiểm thử đơn vị, luật và cơ sở dữ liệu
	@VUONLEN_MODE=test .venv/bin/pytest -n 2 --durations=12 -m "not browser"

browser-tests: ## Kiểm thử trong trình duyệt
	@VUONLEN_MODE=test .venv/bin/pytest -n 2 -m browser tests vuonlen

postgres15: ## Chạy lại các ràng buộc của cơ sở dữ liệu trên PostgreSQL 15 nếu máy có
	@$(PY) scripts/postgres15.py

test-deep: ## Chạy lâu các kiểm thử tính chất: dữ liệu ngẫu nhiên, nhiều gấp EXAMPLES lần (mặc định 10)
	@VUONLEN_MODE=test VUONLEN_EXAMPLES=$(EXAMPLES) .venv/bin/pytest -n 2 --durations=12 \
	  $$(grep -rl --include='test_*.py' '@given' vuonlen openfisca_vietnam demo tests)

bench: setup-dev ## Đo tốc độ bằng một lệnh, viết docs/benchmarks.md (khoảng 5 phút; lần đầu nạp 1.000.000 hộ)
	@$(PY) -m benchmarks

screenshots: ## Chụp lại ảnh trong README và docs từ trang mẫu
	@$(PY) -m tests.screenshots --site http://localhost:$(PORT)

compare: ## Chụp trang, giấy tờ, tệp Excel của mẫu vào var/compare/sau; BEFORE=thư mục: rồi so với lần chụp ấy
	@$(PY) -m tests.compare take var/compare/sau
	@if [ -n "$(BEFORE)" ]; then $(PY) -m tests.compare diff $(BEFORE) var/compare/sau; fi

requirements: ## Khóa lại phiên bản thư viện sau khi sửa requirements/*.in
	@for f in base worker dev; do uv pip compile -q --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 requirements/$$f.in -o requirements/$$f.txt; done

stop: ## Dừng máy chủ PostgreSQL riêng
	@$(PY) scripts/stop_postgres.py

clean: ## Xóa mọi thứ đã cài và dữ liệu mẫu (không đụng tới mã nguồn)
	@if [ -x $(PY) ]; then $(PY) scripts/stop_postgres.py; fi
	@rm -rf .venv .local var staticfiles vuonlen/web/static/vendor
