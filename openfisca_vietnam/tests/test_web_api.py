"""The web API of OpenFisca answers with this country package, in process and as the real command."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from openfisca_web_api.app import create_app

from openfisca_vietnam import CountryTaxBenefitSystem

ROOT = Path(__file__).parents[2]
DAY = "2022-11-01"
SITUATION = {
    "persons": {"ong_a": {"birth_date": {DAY: "1980-01-15"}, "has_health_insurance": {DAY: False}}},
    "households": {
        "ho": {
            "members": ["ong_a"],
            "dwelling_area": {DAY: 5},
            "income_points": {DAY: 140},
            "poverty_status": {DAY: None},
            "deprivation_count": {DAY: None},
        }
    },
}
SECONDS_TO_START = 60


@pytest.fixture(scope="module")
def client():
    return create_app(CountryTaxBenefitSystem()).test_client()


def test_calculate_answers(client):
    answer = client.post("/calculate", json=SITUATION).get_json()
    assert answer["households"]["ho"]["poverty_status"] == {DAY: "poor"}
    assert answer["households"]["ho"]["deprivation_count"] == {DAY: 5}


def test_parameter_shows_its_grade(client):
    parameter = client.get("/parameter/income/line/rural").get_json()
    assert parameter["values"]["2022-01-01"] == 1_500_000
    assert parameter["metadata"]["verification"]["2022-01-01"] == "official"


def test_variables_are_listed_with_vietnamese_labels(client):
    assert client.get("/variables").get_json()["poverty_status"]["description"] == "Phân loại hộ"


def test_standard_that_is_not_known_is_refused_with_the_act(client):
    later = json.loads(json.dumps(SITUATION).replace(DAY, "2027-01-01"))
    answer = client.post("/calculate", json=later)
    assert answer.status_code == 500
    assert "351/2025/NĐ-CP" in answer.get_json()["error"]


@pytest.fixture
def served_port():
    """Run `openfisca serve` on a free port of this machine and stop it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [Path(sys.executable).parent / "openfisca", "serve", "--country-package", "openfisca_vietnam"]
    command += ["--port", str(port), "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_answers(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_it_answers(server, port):
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        assert server.poll() is None, "openfisca serve ended by itself"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"openfisca serve did not answer within {SECONDS_TO_START} s")


def test_the_command_serves(served_port):
    connection = http.client.HTTPConnection("127.0.0.1", served_port, timeout=SECONDS_TO_START)
    connection.request("POST", "/calculate", json.dumps(SITUATION), {"Content-Type": "application/json"})
    answer = json.loads(connection.getresponse().read())
    connection.close()
    assert answer["households"]["ho"]["poverty_status"] == {DAY: "poor"}
