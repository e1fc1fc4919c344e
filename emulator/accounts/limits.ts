const minute = 60;

/** Zoho's numbers for tokens (CRM v8, "token validity"); other pages of Zoho say 10 or 30 live access tokens. */
export const limits = {
	grantTokenSeconds: 3 * minute,
	accessTokenSeconds: 60 * minute,
	refreshesPerWindow: 10,
	refreshWindowSeconds: 10 * minute,
	liveAccessTokens: 15,
	refreshTokensPerUserAndClient: 20,
};
