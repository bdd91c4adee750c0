// One clause type across platforms, as a page, as JSON and as CSV.

import { severities } from '#domain/analysis.ts';
import { clauseTypeMatrix } from '#queries/clause-type-matrix.ts';
import { missing, type PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { ClauseTypePage } from './clause-type-page.tsx';
import { matrixCsv } from './matrix-csv.ts';

export const clauseTypeRoute: PageRoute = {
  pattern: patterns.clauseType,
  answer: async (request, { database, catalog, publicUrl }) => {
    const type = catalog.clauseTypes.get(request.param('clauseType'));
    if (!type) return missing('There is no clause type of this name in the codebook.');
    const matrix = await clauseTypeMatrix(database, type.id);
    const severity = severities.find((name) => name === request.query.get('severity'));
    const rows = severity ? matrix.rows.filter((row) => row.severity === severity) : matrix.rows;
    return {
      kind: 'page',
      title: type.name,
      description: `${type.question} ${matrix.rows.length} of ${matrix.platforms} platforms, each with its words.`,
      canonicalPath: href.clauseType(type.id),
      breadcrumbs: [{ name: 'Clause types', href: href.clauseTypes() }],
      body: () => ClauseTypePage({ type, matrix, rows, severity, catalog }),
      json: () => ({ clauseType: type, methodologyVersion: catalog.methodologyVersion, ...matrix, rows }),
      csv: () => matrixCsv(rows, type.traits, publicUrl),
    };
  },
};
