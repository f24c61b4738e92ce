// The page itself is kept on the device: its address and every file of ours that it loaded, scripts and what they
// import included. The worker shows them when there is no signal.

const STORE = "qms-field"; // cleared at logging out (qms/web/static/web/app.js)

export const ownFiles = (entries) => [
  ...new Set(entries.map((entry) => entry.name).filter((name) => new URL(name).pathname.startsWith("/static/"))),
];

export async function keepPage(worker) {
  if (!("serviceWorker" in navigator)) return false;
  await navigator.serviceWorker.register(worker);
  const store = await caches.open(STORE);
  const wanted = [location.pathname, ...ownFiles(performance.getEntriesByType("resource"))];
  await Promise.all(wanted.map((each) => store.add(each).catch(() => undefined)));
  return true;
}
