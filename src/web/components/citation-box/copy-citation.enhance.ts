// The copy button of the citation box. Only readers whose browser can copy see it.

const field = document.getElementById('citation-text');
const place = document.getElementById('citation-copy');
if (field instanceof HTMLTextAreaElement && place && navigator.clipboard) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy the citation';
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(field.value).then(
      () => {
        status.textContent = ' Copied';
      },
      () => {
        field.select();
        status.textContent = ' Copying failed; the text is selected.';
      },
    );
  });
  field.addEventListener('focus', () => field.select());
  place.append(button, status);
  place.hidden = false;
}

export {};
