import type { HandedDocument, SessionRequest } from '../bridge';
import { bridge } from './app.svelte';
import { Asking } from './asking.svelte';
import { Reading } from './reading.svelte';

/** The document that a service hands over with a session: fetched, read, and then known. */
export class Handed {
  asking = new Asking();
  document = $state.raw<HandedDocument>();
  reading = $state.raw<Reading>();
  /** The person knows what cannot be shown. */
  acknowledged = $state(false);
  #request: SessionRequest;

  constructor(request: SessionRequest) {
    this.#request = request;
  }

  async load(): Promise<void> {
    const document = await this.asking.run(() => bridge.call('fetch_document', { id: this.#request.id }));
    if (!document) return;
    this.reading = new Reading(document);
    this.document = document;
  }

  /** What came is not what is to be signed: nothing can be signed. */
  get stopped(): boolean {
    return this.asking.failure?.code === 'document-mismatch' || this.reading?.changed === true;
  }

  /** Read to the end, and what cannot be read is known. */
  get known(): boolean {
    const { reading } = this;
    return !!reading?.ended && !reading.changed && (this.acknowledged || !reading.lacking);
  }
}
