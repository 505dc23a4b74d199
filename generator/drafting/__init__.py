"""From outline, facts and bank to a draft: plan, realise, revise."""
