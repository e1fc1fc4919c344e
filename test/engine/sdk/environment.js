const { TestEnvironment } = require('jest-environment-node');

/** Node's own loader brings the SDK in, as a global: it is made of ES modules, which jest's loader does not take. */
module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		this.global.zohoSdk = await import('@zohocrm/nodejs-sdk-8.0');
		// The SDK takes only the dates of its own world.
		this.global.zohoDate = Date;
		// The process keeps it between test files, and once it knows a user, it takes no grant token any more.
		this.global.zohoSdk.Initializer.LOCAL.clear();
	}
};
