/** What is published for pages of others, and which sites may show it. */
import type { Client } from '../../api/client';
import { Resource } from '../../state/resource.svelte';
import { originsOf, type Embedding } from './paper';

export class Embedded {
  readonly told = new Resource<Embedding>();

  constructor(private readonly client: Client) {}

  load = (): Promise<void> => this.told.load(async (signal) => (await this.client.call<Embedding>('GET', '/embedding', undefined, signal))!);

  async withdraw(id: string): Promise<void> {
    await this.client.call('DELETE', `/embeds/${id}`);
    await this.load();
  }

  async allow(lines: string): Promise<void> {
    await this.client.call('PUT', '/embedding', { origins: originsOf(lines) });
    await this.load();
  }
}
