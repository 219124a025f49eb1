import type { ClaimKind, Election, SessionRequest, ShareTerms } from '../bridge';
import { bridge } from './app.svelte';
import { Asking } from './asking.svelte';

/** What an application asks for in a session, and what the person chooses of it. */
export class Sharing {
  asking = new Asking();
  terms = $state.raw<ShareTerms>();
  /** The value of each thing that is shared. */
  chosen = $state<Partial<Record<ClaimKind, string>>>({});
  /** For how many days; as long as the person does not take it back, if that is not said. */
  days = $state<number | null>(null);
  #request: SessionRequest;

  constructor(request: SessionRequest) {
    this.#request = request;
  }

  /** Asks what there is of this identity's user. What was chosen of another's is forgotten. */
  async load(identity: string): Promise<void> {
    this.asking.stop();
    this.terms = undefined;
    this.chosen = {};
    const { id } = this.#request;
    const terms = await this.asking.run(() => bridge.call('share_terms', { id, identity }));
    if (!terms) return;
    this.chosen = this.#beginning(terms);
    this.terms = terms;
  }

  /** What is required, and what is shared already; everything else waits to be chosen. */
  #beginning({ items, shared }: ShareTerms): Partial<Record<ClaimKind, string>> {
    const begun: Partial<Record<ClaimKind, string>> = {};
    for (const { claim, options } of items) {
      const before = shared?.values.find((value) => value.claim === claim);
      const kept = options.find(({ value }) => value === before?.value);
      const first = this.required(claim) ? options[0] : undefined;
      if (kept ?? first) begun[claim] = (kept ?? first)!.id;
    }
    return begun;
  }

  required(claim: ClaimKind): boolean {
    return this.#request.claims.some((asked) => asked.claim === claim && asked.required);
  }

  /** Something is required of which there is nothing. */
  get impossible(): boolean {
    const { terms } = this;
    return (
      !!terms?.decides && terms.items.some(({ claim, options }) => this.required(claim) && !options.length)
    );
  }

  /** Everything that is required is chosen, or was shared before. */
  get ready(): boolean {
    return !!this.terms && !this.impossible;
  }

  /** What is to be signed; nothing where what is shared already is enough. */
  get election(): Election | null {
    if (!this.terms?.decides) return null;
    const options = this.terms.items.flatMap(({ claim }) => {
      const option = this.chosen[claim];
      return option ? [{ claim, option }] : [];
    });
    return { terms: this.terms.id, options, days: this.days };
  }
}
