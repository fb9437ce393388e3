// Draws the charts of the home page. Each place has its data in a JSON script beside it; the title,
// the words for screen readers and the same numbers as a table are in the page already.
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();
const text = { fontFamily: "Be Vietnam Pro, sans-serif", fontSize: 14, color: colour("--ink") };
const number = new Intl.NumberFormat("vi-VN");

const bars = ({ bars: rows }) => ({
  grid: { left: 8, right: 56, top: 4, bottom: 4, containLabel: true },
  xAxis: { type: "value", min: 0, show: false },
  yAxis: { type: "category", inverse: true, data: rows.map((row) => row.name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: text },
  series: [{
    type: "bar", barMaxWidth: 22, itemStyle: { color: colour("--poor") },
    label: { show: true, position: "right", formatter: ({ value }) => number.format(value), ...text },
    data: rows.map((row) => ({ value: row.value, url: row.url })),
  }],
});

// Degrees of longitude shrink with the cosine of the latitude: both axes must show the same distance.
const extent = (rows, width, height) => {
  const lon = rows.map((row) => row.at[0]), lat = rows.map((row) => row.at[1]);
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values) => Math.max(Math.max(...values) - Math.min(...values), 0.02) * 1.35;
  const shrink = Math.cos((middle(lat) * Math.PI) / 180);
  const perPixel = Math.max((span(lon) * shrink) / width, span(lat) / height);
  const half = { lon: (perPixel * width) / shrink / 2, lat: (perPixel * height) / 2 };
  return { lon: [middle(lon) - half.lon, middle(lon) + half.lon], lat: [middle(lat) - half.lat, middle(lat) + half.lat] };
};

// A name goes under, over, right or left of its circle, wherever it meets no other; else only the tooltip has it.
const sides = [["bottom", 0, 1], ["top", 0, -1], ["right", 1, 0], ["left", -1, 0]];
const letter = 7, line = 16;

const placeLabels = (circles) => {
  const taken = circles.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  const free = (box, own) => taken.every((other, index) => index === own || box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
  circles.forEach((circle, own) => {
    const half = (circle.label.length * letter) / 2;
    for (const [side, dx, dy] of sides) {
      const x = circle.x + dx * (circle.r + half + 5), y = circle.y + dy * (circle.r + line / 2 + 4);
      const box = [x - half, y - line / 2, x + half, y + line / 2];
      if (!free(box, own)) continue;
      taken.push(box);
      circle.side = side;
      return;
    }
  });
};

const map = ({ bubbles }, box) => {
  const rows = [...bubbles].sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  const most = Math.max(1, ...rows.map((row) => row.value ?? 0));
  const size = (value) => (value === null ? 14 : 8 + 36 * Math.sqrt(value / most));
  const shown = extent(rows, box.clientWidth, box.clientHeight);
  const pixel = (value, [min, max], length) => ((value - min) / (max - min)) * length;
  const circles = rows.map((row) => ({
    x: pixel(row.at[0], shown.lon, box.clientWidth),
    y: box.clientHeight - pixel(row.at[1], shown.lat, box.clientHeight),
    r: size(row.value) / 2,
    label: row.value === null ? row.name : `${row.name} ${number.format(row.value)}`,
  }));
  placeLabels(circles);
  const axis = ([min, max]) => ({ type: "value", min, max, show: false });
  return {
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: axis(shown.lon), yAxis: axis(shown.lat),
    tooltip: { renderMode: "richText", formatter: ({ data }) => data.words },
    series: [{
      type: "scatter",
      data: rows.map((row, index) => ({
        value: row.at, url: row.url, symbolSize: size(row.value),
        words: row.value === null ? `${row.name}: chưa có số liệu` : `${row.name}: ${number.format(row.value)} hộ nghèo, ${row.share}`,
        itemStyle: row.value === null
          ? { color: "transparent", borderColor: colour("--muted"), borderType: "dashed" }
          : { color: colour("--poor"), opacity: 0.8 },
        label: { ...text, fontSize: 12, show: Boolean(circles[index].side), position: circles[index].side, formatter: circles[index].label },
      })),
    }],
  };
};

const kinds = { bars, map };

for (const box of document.querySelectorAll("[data-chart]")) {
  const data = JSON.parse(document.getElementById(box.dataset.from).textContent);
  if (data.bars) box.style.height = `${data.bars.length * 34 + 8}px`;
  const chart = echarts.init(box, null, { renderer: "svg" });
  const draw = () => chart.setOption({ animation: false, ...kinds[box.dataset.chart](data, box) });
  draw();
  chart.on("click", ({ data: { url } }) => { location.href = url; });
  new ResizeObserver(() => { chart.resize(); draw(); }).observe(box);
}
