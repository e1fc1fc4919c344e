/**
 * @jest-environment ./test/engine/sdk/environment.js
 * @jest-environment-options {"sdk": "@zohocrm/typescript-sdk-8.0"}
 */

// Whoever takes a grant token comes first: once it knows a user, the SDK takes none any more.
describe.each(['crm', 'beside', 'settings', 'metadata', 'processes', 'messages', 'bulk'])(
	"Zoho's SDK for TypeScript: %s",
	(name) => {
		// Not imported above: each file's hooks belong into a block of their own.
		jest.requireActual(`./${name}.test`);
	},
);
