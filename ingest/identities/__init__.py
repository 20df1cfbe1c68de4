"""Who is who: mentions of posts and units over all notices become identities."""
