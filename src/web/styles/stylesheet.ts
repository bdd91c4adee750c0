// The one style sheet of the site: tokens, base, then the shell, components and pages, in this order. A component's
// or page's sheet is added here by one line.

import captureRuns from '../components/capture-runs/capture-runs.css';
import capturedText from '../components/captured-text/captured-text.css';
import cardsTable from '../components/cards-table/cards-table.css';
import changeLine from '../components/change-line/change-line.css';
import citationBox from '../components/citation-box/citation-box.css';
import clauseQuote from '../components/clause-quote/clause-quote.css';
import correctionMark from '../components/correction-mark/correction-mark.css';
import diff from '../components/diff/diff.css';
import facetList from '../components/facet-list/facet-list.css';
import pagination from '../components/pagination/pagination.css';
import provenanceList from '../components/provenance-list/provenance-list.css';
import severityTag from '../components/severity-tag/severity-tag.css';
import timeline from '../components/timeline/timeline.css';
import versionPicker from '../components/version-picker/version-picker.css';
import documentShell from '../document-shell/document-shell.css';
import { contentHash } from '../enhancement.ts';
import changePage from '../pages/change/change-page.css';
import changeRules from '../pages/change-rules/change-rules.css';
import changes from '../pages/changes/changes.css';
import clauseType from '../pages/clause-type/clause-type.css';
import clauseTypes from '../pages/clause-types/clause-types.css';
import comparePage from '../pages/compare/compare-page.css';
import comparePlatforms from '../pages/compare-platforms/compare-platforms.css';
import contest from '../pages/contest/contest.css';
import corrections from '../pages/corrections/corrections.css';
import documentPage from '../pages/document/document-page.css';
import home from '../pages/home/home.css';
import oscillations from '../pages/oscillations/oscillations.css';
import platform from '../pages/platform/platform.css';
import platforms from '../pages/platforms/platforms.css';
import provisionPage from '../pages/provision/provision-page.css';
import provisionHistoryPage from '../pages/provision-history/provision-history-page.css';
import replay from '../pages/replay/replay.css';
import search from '../pages/search/search.css';
import silentChanges from '../pages/silent-changes/silent-changes.css';
import base from './base.css';
import tokens from './tokens.css';

const components = [
  capturedText,
  captureRuns,
  citationBox,
  clauseQuote,
  diff,
  provenanceList,
  timeline,
  versionPicker,
  cardsTable,
  changeLine,
  facetList,
  pagination,
  severityTag,
  correctionMark,
];

const pages = [
  changePage,
  comparePage,
  comparePlatforms,
  documentPage,
  provisionPage,
  provisionHistoryPage,
  replay,
  changes,
  clauseType,
  changeRules,
  clauseTypes,
  contest,
  corrections,
  home,
  oscillations,
  platform,
  platforms,
  search,
  silentChanges,
];

const text = [tokens, base, documentShell, ...components, ...pages].join('');

/** The style sheet as it is served, and the address that its content gives it. */
export const stylesheet = { text, path: `/assets/atlas-${contentHash(text)}.css` } as const;
