const { TestEnvironment } = require('jest-environment-node');

/**
 * Node's own loader brings the SDK in, as a global: the one for JavaScript is made of ES modules, which jest's loader
 * does not take. The option `sdk` of a test file names another package than that.
 */
module.exports = class extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.sdk = config.projectConfig.testEnvironmentOptions.sdk ?? '@zohocrm/nodejs-sdk-8.0';
	}

	async setup() {
		await super.setup();
		this.global.zohoSdk = await import(this.sdk);
		this.global.zohoSdkName = this.sdk;
		// The SDK takes only the dates of its own world.
		this.global.zohoDate = Date;
		// The process keeps it between test files, and once it knows a user, it takes no grant token any more.
		this.global.zohoSdk.Initializer.LOCAL.clear();
	}
};
