// The foot of every page: what a reading of it may and may not conclude, and the page in other formats.

import type { Child } from 'hono/jsx';
import type { Page } from '../page.ts';
import { href, twin } from '../routes.ts';

/** Footer with the disclaimer and the links that stand in the same place on every page. */
export function SiteFooter({ page, path }: { page: Page; path: string }): Child {
  return (
    <div class="shell-bottom">
      <footer class="shell-footer">
        <p>
          ConductAtlas records what platforms’ documents say and when they said it. It makes no legal determination, and
          is not affiliated with any platform. All times are UTC.
        </p>
        <ul>
          <li>
            <a href={twin(path, 'json')}>This page as JSON</a>
          </li>
          {page.csv ? (
            <li>
              <a href={twin(path, 'csv')}>as CSV</a>
            </li>
          ) : null}
          {page.markdown ? (
            <li>
              <a href={twin(path, 'md')}>as Markdown</a>
            </li>
          ) : null}
          <li>
            <a href={href.coverage()}>What is captured</a>
          </li>
          <li>
            <a href={href.deadlines()}>Deadlines</a>
          </li>
          <li>
            <a href={href.regulations()}>Regulations</a>
          </li>
          <li>
            <a href={href.silentChanges()}>Silent changes</a>
          </li>
          <li>
            <a href={href.corrections()}>Corrections</a>
          </li>
          <li>
            <a href={href.evidenceLog()}>Evidence log</a>
          </li>
          <li>
            <a href={href.methodology()}>How this is made</a>
          </li>
          <li>
            <a href={href.about()}>About and disclaimer</a>
          </li>
          <li id="theme-choice" hidden></li>
        </ul>
      </footer>
    </div>
  );
}
