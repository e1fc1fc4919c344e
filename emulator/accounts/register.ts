import type { Refusal, Reply, Service } from '../service';
import { tokenRefusal } from './formatters';
import { authorizeRoutes } from './routes/authorize';
import { consoleRoutes } from './routes/console';
import { revokeRoutes } from './routes/revoke';
import { serverInfoRoutes } from './routes/serverInfo';
import { tokenRoutes } from './routes/token';
import { userInfoRoutes } from './routes/userInfo';
import { page } from './pages/page';
import type { AccountsStore } from './store';

/** The accounts server over the given store. */
export function accountsService(accounts: AccountsStore): Service {
	return {
		name: 'accounts',
		routes: [
			...authorizeRoutes(accounts),
			...tokenRoutes(accounts),
			...revokeRoutes(accounts),
			...userInfoRoutes(),
			...serverInfoRoutes(),
			...consoleRoutes(accounts),
		],
		refuse,
	};
}

/** A wrong path gets a web page, a bad token status 401, everything else the token endpoint's way of saying no. */
function refuse(refusal: Refusal): Reply {
	switch (refusal.why) {
		case 'unknown path':
			return { status: 404, body: page('Page not found', '<p>There is nothing at this address.</p>') };
		case 'method':
			return {
				status: 405,
				body: page('Method not allowed', '<p>This address takes another HTTP method.</p>'),
			};
		case 'no token':
		case 'invalid token':
			return { status: 401, body: { response: 'error', cause: 'INVALID_OAUTHTOKEN' } };
		case 'scope':
			return { status: 401, body: { response: 'error', cause: 'INVALID_OAUTHSCOPE' } };
		default:
			return tokenRefusal('general_error');
	}
}
