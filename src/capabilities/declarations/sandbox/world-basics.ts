// What the page's parser expects of any world and an empty one lacks. Apart because it must be there before the
// parser's own code runs.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

Object.assign(globalThis, {
  atob(text: string): string {
    let bits = 0;
    let held = 0;
    let bytes = '';
    for (const letter of text.replace(/[\s=]/g, '')) {
      held = ((held << 6) | letters.indexOf(letter)) & 0xffff;
      bits += 6;
      if (bits < 8) continue;
      bits -= 8;
      bytes += String.fromCharCode((held >> bits) & 0xff);
    }
    return bytes;
  },
});
