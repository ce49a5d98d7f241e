"""Records: what an account, a phone, a document or a change is. They decide nothing."""
