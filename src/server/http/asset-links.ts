import type { Config } from '../config.ts';

/** Where Android looks: https://developers.google.com/digital-asset-links/v1/statements */
export const ASSET_LINKS_PATH = '/.well-known/assetlinks.json';

/** Says that this app may show our pages as its own, without an address bar (Trusted Web Activity). Null: no app may. */
export function assetLinks(android: Config['android']): object[] | null {
  if (android === null) return null;
  return [
    {
      relation: ['delegate_permission/common.handle_all_urls'],
      target: {
        namespace: 'android_app',
        package_name: android.packageName,
        sha256_cert_fingerprints: android.certificates,
      },
    },
  ];
}
