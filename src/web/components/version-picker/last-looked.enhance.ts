// "Since I last looked": the latest version that this browser has seen of a document is kept in the browser alone, and
// a link compares it with the latest one there is.

const place = document.getElementById('since-looked');
const { document: id, version } = place?.dataset ?? {};
if (place && id && version) {
  try {
    const key = `looked:${id}`;
    const [seen, day] = (localStorage.getItem(key) ?? '').split(' ');
    if (seen && day && /^[1-9]\d*$/.test(seen) && Number(seen) < Number(version)) {
      const link = document.createElement('a');
      link.href = `/compare?${new URLSearchParams({ from: `${id}:${seen}`, to: `${id}:${version}` })}`;
      link.textContent = `What changed since you last looked, on ${day}`;
      place.append(link, ' (kept in this browser only)');
      place.hidden = false;
    }
    localStorage.setItem(key, `${version} ${new Date().toISOString().slice(0, 10)}`);
  } catch {
    // A browser that keeps nothing shows nothing.
  }
}

export {};
