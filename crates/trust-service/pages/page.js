// Leads from a web address to the app. It only ever passes on the address of this very page.
const here = window.location.href;
const service = window.location.origin;
const links = {
  enrol: () => `countersign://enrol?url=${encodeURIComponent(here)}`,
  session: () => `countersign://session?service=${encodeURIComponent(service)}${window.location.hash}`,
};
const address = document.getElementById('address');
const copied = document.getElementById('copied');

document.getElementById('open').href = links[document.body.dataset.page]();
address.value = here;
address.addEventListener('focus', () => address.select());
document.getElementById('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(here);
    copied.textContent = 'Copied.';
  } catch {
    address.select();
    copied.textContent = 'Press Ctrl+C to copy.';
  }
});
