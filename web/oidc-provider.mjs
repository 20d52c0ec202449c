// A provider of OpenID Connect for tests, which anybody can sign in to: `node oidc-provider.mjs PORT ADDRESS`.
import Provider from 'oidc-provider';

const [port, address] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: 'citybrain', client_secret: 'a secret of tests', redirect_uris: [`${address}/`], post_logout_redirect_uris: [`${address}/`] }],
  claims: { openid: ['sub'], profile: ['name', 'groups'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['of tests'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: `${id} Example`, groups: [`of-${id}`] }) }),
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
