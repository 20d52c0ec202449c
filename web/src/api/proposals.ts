/** Calls about proposals: what changes the city and is approved by a second person. */
import type { Client } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type ProposalDetails = Schemas['ProposalDetails'];
export type ProposalList = Schemas['ProposalList'];
export type ProposalStep = Schemas['ProposalStepToMake']['step'];
export type NewProposal = Schemas['NewProposal'];

export const COUNCIL_PLAN = 'council_plan';

/** The newest proposal to approve a saved plan; null where there is none. */
export async function proposalOfPlan(client: Client, plan: string, signal?: AbortSignal): Promise<ProposalDetails | null> {
  const asked = new URLSearchParams({ kind: COUNCIL_PLAN, target: plan, limit: '1' });
  const { proposals } = await client.json<ProposalList>(`/proposals?${asked}`, { signal, has: ['proposals'] });
  return proposals[0] ? proposalOf(client, proposals[0].number, signal) : null;
}

export const proposalOf = (client: Client, number: number, signal?: AbortSignal) => client.json<ProposalDetails>(`/proposals/${number}`, { signal, has: ['steps', 'possible'] });

export const makeStep = ({ number, version }: ProposalDetails, step: ProposalStep, why: string, client: Client) =>
  client.signedIn(() => client.json<ProposalDetails>(`/proposals/${number}/steps`, { tag: String(version), body: { step, why: why.trim() } }));

/** Draft a proposal, show what it does, and ask for its approval. */
export async function askForApproval(client: Client, said: NewProposal): Promise<ProposalDetails> {
  let made = await client.signedIn(() => client.json<ProposalDetails>('/proposals', { body: said }));
  for (const step of ['simulate', 'ask'] as const) made = await makeStep(made, step, '', client);
  return made;
}
