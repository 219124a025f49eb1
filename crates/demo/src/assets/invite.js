import { ask, offer, pressed, show } from "./portal.js";

const panel = document.getElementById("invite");

document.getElementById("invitation").addEventListener("submit", (event) => {
  event.preventDefault();
  pressed(document.getElementById("send-invitation"), async () => {
    const body = JSON.stringify({ userId: document.getElementById("user-id").value });
    try {
      const invitation = await ask("POST", "/api/invitations", body);
      offer({ ...invitation, address: invitation.verificationUrl });
      show(panel, invitation.state, `The invitation of ${invitation.user} is ready. Send them this address, or open it here.`);
    } catch (error) {
      offer();
      show(panel, "failed", error.message);
    }
  });
});
