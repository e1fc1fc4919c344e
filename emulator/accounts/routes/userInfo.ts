import type { Route } from '../../service';
import { openIdProfile, profile } from '../formatters';

export const userInfoRoutes = (): Route[] => [
	{
		method: 'GET',
		path: '/oauth/user/info',
		summary: 'Who the access token belongs to',
		scopes: ['AaaServer.profile.READ'],
		handle: ({ grant }) => ({ status: 200, body: profile(grant.user) }),
	},
	{
		method: 'GET',
		path: '/oauth/v2/userinfo',
		summary: 'Who the access token belongs to, in the words of OpenID',
		scopes: ['openid'],
		handle: ({ grant }) => ({ status: 200, body: openIdProfile(grant.user, grant.scopes) }),
	},
];
