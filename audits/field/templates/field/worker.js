// Shows the page of an audit on site when there is no signal. The page itself puts into the store what it needs.
"use strict";
const STORE = "qms-field";
const PAGE = /^\/audits\/\d+\/field$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && PAGE.test(url.pathname)) {
    event.respondWith(fetch(event.request).catch(() => caches.match(url.pathname, { cacheName: STORE })));
  } else if (url.pathname.startsWith("/static/")) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request, { cacheName: STORE })));
  }
});
