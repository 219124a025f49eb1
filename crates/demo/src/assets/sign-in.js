import { ask, follow, offer, pressed, show } from "./portal.js";

const panel = document.getElementById("sign-in");
const begin = document.getElementById("begin");
const over = ["signed-in", "refused", "expired"];

begin.addEventListener("click", () =>
  pressed(begin, async () => {
    let opened;
    try {
      opened = await ask("POST", "/api/sign-in");
    } catch (error) {
      show(panel, "unreachable", error.message);
      return;
    }
    begin.hidden = true;
    document.getElementById("new-here").hidden = true;
    offer(opened);
    show(panel, opened.state, opened.sentence);
    document.getElementById("open-countersign").focus();
    await follow(() => step(opened.id));
  }),
);

async function step(id) {
  let now;
  try {
    now = await ask("GET", `/api/sign-in/${id}`);
  } catch (error) {
    show(panel, "unreachable", error.message);
    return true;
  }
  show(panel, now.state, now.sentence);
  if (!over.includes(now.state)) return true;
  if (now.state === "signed-in") {
    location.reload();
  } else {
    offer();
    begin.textContent = "Begin again";
    begin.hidden = false;
    begin.focus();
  }
  return false;
}
