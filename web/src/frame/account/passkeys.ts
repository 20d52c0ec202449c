/** Passkeys as the browser makes and uses them; what is sent and received is the JSON of WebAuthn 3. */
import type { Client } from '../../api/client';

interface Question {
  options: Record<string, unknown>;
}

export const known = (): boolean => typeof PublicKeyCredential !== 'undefined' && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

/** Have a device make a passkey, and keep it. */
export async function makePasskey(client: Client, label: string): Promise<void> {
  const { options } = (await client.call<Question>('POST', '/session/account/passkeys'))!;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON);
  const made = await navigator.credentials.create({ publicKey });
  await client.call('PUT', '/session/account/passkeys', { answer: (made as PublicKeyCredential).toJSON(), label });
}

/** The answer of a device to who signs in. */
export async function usePasskey(client: Client): Promise<Record<string, unknown>> {
  const { options } = (await client.call<Question>('POST', '/session/passkey', {}, undefined, true))!;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON);
  const used = await navigator.credentials.get({ publicKey });
  return (used as PublicKeyCredential).toJSON() as Record<string, unknown>;
}
