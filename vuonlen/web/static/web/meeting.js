// The conclusion on each household as its votes are typed; the server decides by the same rule.
const form = document.getElementById("hop");
const whole = (field) => (/^\d+$/.test(field.value.trim()) ? Number(field.value) : null);

const refresh = () => {
  const people = whole(form.elements.attendance);
  for (const output of form.querySelectorAll("output")) {
    const [agree, disagree] = [...output.closest("tr").querySelectorAll("input")].map(whole);
    if (people === null || agree === null || disagree === null) output.value = "–";
    else if (agree + disagree > people) output.value = output.dataset.many;
    else output.value = agree * 100 >= Number(form.dataset.percent) * people ? output.dataset.agreed : output.dataset.again;
    output.classList.toggle("overdue", output.value === output.dataset.many);
  }
};

form.addEventListener("input", refresh);
refresh();
