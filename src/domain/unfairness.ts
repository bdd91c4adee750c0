// The tags of the CLAUDETTE corpus for clauses of terms of service that consumer law may find unfair.

/** Arbitration, unilateral change, content removal, jurisdiction, choice of law, limitation of liability, unilateral
 * termination, contract by using, privacy policy included. */
export const unfairnessTags = ['a', 'ch', 'cr', 'j', 'law', 'ltd', 'ter', 'use', 'pinc'] as const;
export type UnfairnessTag = (typeof unfairnessTags)[number];

/** 1 clearly fair, 2 potentially unfair, 3 clearly unfair. */
export type UnfairnessLevel = 1 | 2 | 3;
