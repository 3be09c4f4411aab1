import { ipcRenderer } from 'electron';

/**
 * Hands the studio its port to the host, and nothing else. The port cannot cross the context bridge, so it travels by window
 * message to the page's own window.
 */
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'nibras:connect') return;
  const channel = new MessageChannel();
  ipcRenderer.postMessage('nibras:connect', null, [channel.port2]);
  window.postMessage('nibras:port', location.origin, [channel.port1]);
});
