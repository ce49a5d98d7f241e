"""Record what a person does with the phone as a flow that ``mingbai walk`` plays again."""
