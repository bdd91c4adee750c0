// Takes up the theme this reader chose before; storage may be forbidden, then the system's choice holds.

try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {}

export {};
