import { ask, follow, offer, pressed, show } from "./portal.js";

const list = document.getElementById("documents");
const panel = document.getElementById("document");
const going = ["waiting", "scanned", "chosen", "unreachable"];
const element = (id) => document.getElementById(id);

if (list) {
  element("send").addEventListener("click", () =>
    pressed(element("send"), async () => {
      try {
        const { id } = await ask("POST", "/api/documents");
        location.assign(`/documents/${id}`);
      } catch (error) {
        show(list, "unreachable", error.message);
      }
    }),
  );
}

if (panel) {
  const path = `/api/documents/${panel.dataset.id}`;
  let following = false;

  const present = (now) => {
    const verified = now.state === "verified";
    show(panel, now.state, now.sentence);
    offer(now);
    element("begin").hidden = verified || going.includes(now.state);
    element("begin").textContent = now.state === "ready" ? "Sign with Countersign" : "Begin again";
    element("by-file").hidden = verified;
    element("facts").hidden = !verified;
    if (verified) {
      element("signer").textContent = now.signer;
      moment(element("signed-at"), now.signedAt);
      moment(element("confirmed-at"), now.confirmedAt);
    }
    return going.includes(now.state);
  };

  const step = async () => {
    try {
      return present(await ask("GET", path));
    } catch (error) {
      show(panel, "unreachable", error.message);
      return error.code !== "NOT_FOUND";
    }
  };

  const watch = async () => {
    if (following) return;
    following = true;
    await follow(step);
    following = false;
  };

  /** Does one thing with the document, shows where it then stands, and follows it from there. */
  const act = (button, method, where, body) =>
    pressed(button, async () => {
      try {
        if (present(await ask(method, where, await body?.()))) watch();
      } catch (error) {
        show(panel, "unreachable", error.message);
      }
    });

  element("begin").addEventListener("click", () => act(element("begin"), "POST", `${path}/session`));
  element("verify").addEventListener("click", () =>
    act(element("verify"), "POST", `${path}/signature`, async () => {
      const [file] = element("signature-file").files;
      return element("signature-text").value.trim() || (file ? await file.text() : "");
    }),
  );
  watch();
}

function moment(element, seconds) {
  const date = new Date(seconds * 1000);
  element.dateTime = date.toISOString();
  element.textContent = date.toLocaleString(undefined, { dateStyle: "long", timeStyle: "medium" });
}
