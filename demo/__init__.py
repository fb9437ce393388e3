"""The sample district: a synthetic population of Hải Hà whose reviews of 2021 and 2022 give the published figures."""
