import puppeteer, { type Page } from 'puppeteer-core';

/** Somebody with Firefox: a fake camera and microphone, notifications allowed, and a push service of the test's own. */
export interface FirefoxPerson {
  readonly page: Page;
  leave(): Promise<void>;
}

type Options = { executablePath: string; pushServer: string };

export async function openFirefox({ executablePath, pushServer }: Options): Promise<FirefoxPerson> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      'intl.accept_languages': 'fr',
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      'media.autoplay.default': 0,
      'permissions.default.desktop-notification': 1,
      // A machine without a desktop has nobody who shows notifications but Firefox itself.
      'alerts.useSystemBackend': false,
      'dom.push.serverURL': pushServer,
      'dom.push.connection.enabled': true,
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.testing.ignorePermission': true,
    },
  });
  const [page = await browser.newPage()] = await browser.pages();
  await page.setViewport({ width: 390, height: 844 });
  page.setDefaultTimeout(20_000);
  return { page, leave: () => browser.close() };
}
