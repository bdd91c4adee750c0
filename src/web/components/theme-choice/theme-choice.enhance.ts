// The button that switches between light and dark colours and remembers the choice.

const place = document.getElementById('theme-choice');
if (place) {
  const root = document.documentElement;
  const button = document.createElement('button');
  button.type = 'button';
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const name = () => {
    button.textContent = isDark() ? 'Use light colours' : 'Use dark colours';
  };
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset.theme = theme;
    try {
      localStorage.setItem('theme', theme);
    } catch {}
    name();
  });
  name();
  place.append(button);
  place.hidden = false;
}

export {};
