import { expect, it } from 'vitest';
import { clauseCategories } from '#domain/clause-type.ts';
import { loadCatalog } from './load-catalog.ts';

// The catalogue's schema asks every clause type for all its parts; here stands which ones there are at least, since ids
// that were published once are cited and must not go.
const { clauseTypes, regulations } = loadCatalog();

const leastTypes = `
  mandatory-arbitration arbitration-opt-out class-action-waiver jury-trial-waiver informal-resolution-first
  claim-time-limit small-claims-exception mass-claims-procedure choice-of-law exclusive-forum liability-limitation
  liability-cap warranty-disclaimer assumption-of-risk force-majeure user-indemnifies-platform unilateral-change
  change-with-notice acceptance-by-continued-use acceptance-by-use incorporated-policies entire-agreement assignment
  severability no-waiver order-of-precedence termination-at-will termination-for-cause suspension account-security-duty
  age-requirement identity-requirement one-account-rule inactivity sole-discretion service-discontinuation
  service-modification content-removal appeal automated-moderation user-reporting graduated-sanctions funds-withholding
  cooperation-with-authorities network-abuse security-testing illegal-activity harassment-and-hate sexual-content
  child-safety violence-and-extremism spam fraud-and-deception scraping reverse-engineering high-risk-use
  safety-circumvention resale competing-use content-licence-to-platform moral-rights-waiver feedback-assignment
  copyright-complaints trademark-restrictions user-keeps-ownership licence-to-user training-on-user-content
  training-opt-out automated-decisions output-ownership output-disclaimer ai-disclosure personal-data-categories
  device-and-usage-data location-data biometric-data sensitive-data data-from-third-parties children-data purposes
  legal-basis advertising-use profiling aggregated-data sharing-with-third-parties sale-of-data sharing-with-affiliates
  government-requests transfer-in-merger subprocessors retention-period indefinite-retention retention-after-deletion
  access-right deletion-right portability-right objection-and-opt-out consent-withdrawal complaint-to-authority
  non-discrimination do-not-track cookies third-party-tracking cross-site-tracking cookie-choices transfer-abroad
  transfer-safeguards security-measures breach-notification no-security-guarantee auto-renewal price-change late-fees
  taxes free-trial-conversion payment-authorisation no-refund refund-conditions cancellation chargebacks
  eligibility-for-payout revenue-share-change uptime support data-return-on-exit export-and-sanctions effective-date
  last-updated contact definitions archive-of-earlier-versions`;

const leastRegulations = `
  gdpr uk-gdpr eprivacy-directive digital-services-act digital-markets-act ai-act data-act p2b-regulation
  unfair-contract-terms-directive consumer-rights-directive digital-content-directive nis2 uk-consumer-rights-act
  online-safety-act cfaa dmca coppa ftc-act can-spam tcpa rosca hipaa glba ferpa vppa ecpa federal-arbitration-act
  regulation-e section-230 inform-consumers-act consumer-review-fairness-act ccpa california-automatic-renewal-law
  illinois-bipa my-health-my-data virginia-cdpa colorado-privacy-act colorado-ai-act texas-tdpsa
  new-york-automatic-renewal pipeda quebec-law-25 lgpd dpdp appi korea-pipa china-pipl australia-privacy-act
  australian-consumer-law swiss-fadp`;

const words = (list: string) => list.trim().split(/\s+/);

it('holds every clause type and every regulation that was published', () => {
  expect(words(leastTypes).filter((id) => !clauseTypes.has(id))).toEqual([]);
  expect(words(leastRegulations).filter((id) => !regulations.has(id))).toEqual([]);
});

it('has clause types of every category', () => {
  const used = new Set([...clauseTypes.values()].map(({ category }) => category));
  expect(clauseCategories.filter((category) => !used.has(category))).toEqual([]);
});

it('tells every trait that it reads in an explanation, the rating or what one can do', () => {
  const untold = [...clauseTypes.values()].flatMap(({ id, traits, severity, explanation, whatYouCanDoWith }) => {
    const conditions = [...severity.when, ...explanation.with, ...whatYouCanDoWith].map(({ condition }) => condition);
    return traits
      .filter((trait) => !conditions.some((asked) => asked.trait === trait.id))
      .map((trait) => `${id}: ${trait.id}`);
  });
  expect(untold).toEqual([]);
});
