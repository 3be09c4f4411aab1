/** Fetches a script of the package; rejects where it cannot be had. */
export const loadScript = (name: string): Promise<Event> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = name;
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
