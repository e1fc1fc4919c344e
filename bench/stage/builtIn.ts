import { createRequire, registerHooks } from 'node:module';
import { join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { installN8n, pinnedVersion } from '../../playground/install';

/** n8n's own node for Zoho CRM and its credential type, as the n8n of the playground brings them. */
export interface BuiltIn {
	node: INodeType;
	credential: ICredentialType;
}

/** n8n names the nodes of its own package after it. */
export const BUILT_IN = 'n8n-nodes-base.zohoCrm';

/** Installs n8n where it is not there yet, which takes some minutes once. */
export async function builtInZoho(): Promise<BuiltIn> {
	shareN8nWorkflow();
	const base = join(await installN8n(pinnedVersion), 'node_modules', 'n8n-nodes-base');
	const load = createRequire(join(base, 'package.json'));
	const { ZohoCrm } = load('./dist/nodes/Zoho/ZohoCrm.node.js') as { ZohoCrm: new () => INodeType };
	const { ZohoOAuth2Api } = load('./dist/credentials/ZohoOAuth2Api.credentials.js') as {
		ZohoOAuth2Api: new () => ICredentialType;
	};
	const node = new ZohoCrm();
	node.description.name = BUILT_IN;
	return { node, credential: new ZohoOAuth2Api() };
}

/** The engine has n8n-workflow loaded; a second copy of it would count as memory of the built-in node. */
function shareN8nWorkflow(): void {
	const own = require.resolve('n8n-workflow');
	registerHooks({
		resolve: (specifier, context, next) => next(specifier === 'n8n-workflow' ? own : specifier, context),
	});
}
