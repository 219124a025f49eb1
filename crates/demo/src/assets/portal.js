// What every page needs: asking the portal, showing where something stands, copying.

const INTERVAL = 1500;

/** Asks the portal's own API. Fails with an Error whose message is a sentence for people. */
export async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(path, { method, body, headers: { Accept: "application/json" } });
  } catch {
    throw new Error("The portal does not answer. Check that it is still running.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok && !answer.state) {
    throw Object.assign(new Error(answer.sentence ?? "The portal could not do this."), { code: answer.error });
  }
  return answer;
}

/** Says where something stands, in `panel` and to those who listen. */
export function show(panel, state, sentence) {
  if (panel.dataset.state !== state) panel.dataset.state = state;
  const status = document.getElementById("status");
  if (status.textContent !== sentence) status.textContent = sentence;
  status.hidden = !sentence;
}

/** Shows how the app reaches what is open, or hides it. */
export function offer(opening) {
  const box = document.getElementById("opening");
  if (opening?.link && document.getElementById("address").textContent !== opening.address) {
    document.getElementById("open-countersign").href = opening.link;
    document.getElementById("address").textContent = opening.address;
    document.getElementById("qr").src = `${opening.qr}?${Date.now()}`;
    document.getElementById("number").textContent = opening.number ?? "";
    document.getElementById("match").hidden = !opening.number;
  }
  box.hidden = !opening?.link;
}

/** Asks again and again until `step` says that there is nothing more to learn. */
export async function follow(step) {
  while (await step()) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}

/** Runs what a button starts; meanwhile it cannot be pressed again. */
export async function pressed(button, action) {
  button.disabled = true;
  try {
    await action();
  } finally {
    button.disabled = false;
  }
}

document.addEventListener("click", async ({ target }) => {
  const source = document.getElementById(target.dataset?.copy ?? "");
  if (!source) return;
  try {
    await navigator.clipboard.writeText(source.textContent);
    target.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(source);
    target.textContent = "Selected";
  }
  setTimeout(() => (target.textContent = "Copy"), 2000);
});
