// A security key that was not touched, not found or not known: say so on the page, where allauth would only log it.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const notice = document.getElementById("khoa-khong-dung-duoc");
  notice.hidden = true; // said anew each time, so that a screen reader hears it each time
  requestAnimationFrame(() => { notice.hidden = false; });
});
