-- wrk prints no 95th percentile of its own: one line of JSON at the end. A cookie comes as the first argument.
function init(arguments)
  if arguments[1] then wrk.headers["Cookie"] = arguments[1] end
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  print(string.format('JSON {"requests": %d, "seconds": %.3f, "p50": %.2f, "p95": %.2f, "failed": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, failed))
end
