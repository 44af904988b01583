# --8<-- [start:raise]
import pickle


class Config:
    rate = 0.1


config = Config()


class Config:
    rate = 0.1


try:
    pickle.dumps(config)
except pickle.PicklingError as error:
    print(f"{type(error).__name__}: {error}")
# --8<-- [end:raise]

# --8<-- [start:cure]
again = Config()
vars(again).update(vars(config))
print(pickle.loads(pickle.dumps(again)).rate)
# --8<-- [end:cure]
