// Waits for the answer without reloading. Without it the page has a link that does the same.
const status = document.getElementById('status');
const { request, seen } = status.dataset;
const next = `/authorize/wait?request=${encodeURIComponent(request)}`;
let now = status.dataset.status;

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function ask() {
  const answer = await fetch(`/authorize/status?request=${encodeURIComponent(request)}&seen=${now}`, { cache: 'no-store' });
  if (answer.ok) return (await answer.json()).status;
  if (answer.status === 404) return 'expired';
  throw new Error(`status ${answer.status}`);
}

async function wait() {
  for (;;) {
    try {
      const status = await ask();
      if (!['new', 'wid', 'user'].includes(status)) break;
      if (status !== now) show(status);
    } catch {
      await pause(3);
    }
  }
  window.location.replace(next);
}

function show(fresh) {
  now = fresh;
  if (now !== 'new') status.textContent = seen;
}

const address = document.getElementById('address');
address.addEventListener('focus', () => address.select());
wait();
