"""First names by which people are called in schools of the United States, so that feedback with one can be pointed out.

A list and no more: a name that is not in it is not found by it, and what it finds is only shown to whoever wrote it.
"""

from __future__ import annotations

from typing import Final

# Names that are hardly anything else: with a capital they tell of a person wherever they stand.
_SURE: Final = """
aaliyah aaron abby abdul abigail abraham adam addison adela adele adelina adrian adriana adrián adán agnes agustín
aidan aiden aisha aiyana alan alana albert alberto alec alejandra alejandro alex alexander alexandra alexis alfonso
alfred alfredo ali alice alicia alison allan allen allison alonso alyssa amanda amelia amina amir amy ana anastasia
andre andrea andreas andres andrew andré andrés andy angela angelica angelina angelo anita ann anna anne annette annie
anthony antoine antonia antonio antwan araceli archie ariana arianna armando arnold arthur arturo ashley aubrey audrey
ava avery barbara beatrice beatriz becky belinda ben benito benjamin bernadette bernard bernice beth bethany betsy
betty beverly bianca billy bobby bonnie brad braden bradley brandi brandon brandy brayden brenda brendan brenna brent
brett brian briana brianna brittany brooke bruce bryan bryce bryson caitlin caleb calvin camila camille candace carl
carla carlos carly carmen caroline carolyn carrie casey cassandra catherine cathy cecilia cesar chad charlene charles
charlie chelsea cheryl chloe chris christina christine christopher cindy claire claudia clayton clifford clinton colin
colleen connie connor conor corey cory courtney craig cristian cristina curtis cynthia césar damian damien damon dana
daniel daniela danielle danny daphne daquan darius darlene darnell darrell darren darryl dave david deandre deanna
deborah debra delores demetrius denise dennis denzel derek derrick deshawn desiree devin devon diana diane diego dmitri
dominic dominique donald donna donovan doris dorothy doug douglas duane dustin dwayne dwight dylan ebony eddie edgar
edith eduardo edward edwin eileen elaine eleanor elena eli elias elijah elisa elizabeth ellen ellie elsa emilia emilio
emily emma enrique eric erica erik erika erin ernest ernesto esteban estella esther ethan ethel eugene eva evan evelyn
fabian fatima felicia felipe felix fernanda fernando fiona francesca francis francisca francisco fred freddie frederick
gabriel gabriela gabrielle gail garrett gary gavin geoffrey george gerald geraldine gerardo gianna gilbert gina
giovanni giselle gladys glenda glenn gloria gonzalo gordon graham greg gregory gretchen griselda guillermo gustavo gwen
gwendolyn hailey haley hannah harold harriet harry harvey hassan hector heidi helen helena henry herbert herman hilda
howard hugo humberto héctor ian ibrahim ignacio imani inez inés irene iris irma isaac isabel isabella isaiah ismael
ivan iván jackie jacob jacqueline jada jaden jaime jake jalen jamal jamar james jamie jane janelle janet janice janine
jared jasmin jasmine jason javier jayden jayla jaylen jean jeanette jeanne jeff jeffrey jenna jennifer jenny jeremiah
jeremy jermaine jerome jerry jesse jessica jessie jesus jesús jill jillian jim jimmy joan joann joanna joanne joaquin
joaquín jocelyn jodi joe joel joey johanna john johnny jon jonah jonathan jorge jose josefina joseph josephine josh
joshua josie josé joyce juan juana juanita judith judy julia julian juliana julianna julie juliet julián justin kai
kaitlyn kara karen karina karl karla kate katelyn katherine kathleen kathryn kathy katie katrina kayden kayla keisha
keith kelly kelsey kendra kenneth kenny kerry kevin khadija khalid kim kimberly kirk kristen kristin kristina kristy
kurt kyle kylie kyra ladonna lakeisha lamar lance larry lashawn latasha latisha latoya laura lauren laurie lawrence
leah leandro leila lena leonard leonardo leroy leslie leticia levi lewis liam lillian lily linda lindsay lindsey lisa
liz lois lola lonnie lorenzo lori lorraine louis louise lucas lucia lucille lucy lucía luis luke lupe lydia lynn
mackenzie maddie madeline maggie makayla malachi malcolm malik manuel manuela marc marcela marcelo marcia marcus
margaret margarita margie maria mariah mariana maribel marie marilyn mario marisa marisol marjorie marlene marquis
marsha martha martin martín marvin mary maría mateo mathew matias matt matthew matías maureen maurice mauricio maxine
maya megan meghan melanie melinda melissa meredith mia micah michael michaela micheal michele michelle miguel mikayla
mike mildred milton mindy miranda miriam mitchell mohamed mohammed moises moisés molly mona monica monique muhammad
muriel myra myrna mónica nadia nancy naomi natalia natalie natasha nathan nathaniel neil nevaeh nicholas nichole nick
nicolas nicole nicolás nikki nina noah noel noelle noemi nora octavio olga oliver olivia omar oscar osvaldo owen pablo
paige pamela paola patricia patrick patty paul paula paulette pauline pedro peggy pete peter phil philip phillip phoebe
phyllis priscilla quentin quincy rachel rafael ralph ramiro ramon ramón randall randy raquel rashad raul raymond raúl
rebecca reginald renee reuben rhonda ricardo richard rick ricky rigoberto riley rita robert roberta roberto rochelle
rodney rodolfo rodrigo rogelio roger roland rolando ron ronald ronnie rosa rosalie rosemary roxanne roy ruben rubén
rudy russell ruth ryan sabrina sally sam samantha samuel sandra sara sarah sasha saul saúl scott sebastian sebastián
selena serena sergio seth shana shane shanice shannon sharon shaun shauna shawn sheila shelby shelly sheri sherry
shirley sidney silvia simon simone simón sofia sofía sonia sonya sophia sophie stacey stacy stanley stella stephanie
stephen steve steven stewart stuart susan susana susie suzanne sylvia tabitha tamara tameka tamika tammy tania tanisha
tanya tara tasha tatiana taylor ted terence teresa terrance terrell terrence terri terry theodore theresa thomas tiana
tiffany tim timothy tina toby todd tom tomas tommy tomás toni tony tonya tracey traci tracy travis trent trevon trevor
tricia trisha tristan troy tyler tyrell tyrone ulises ursula valentina valeria valerie vanessa vera veronica verónica
vicki vickie vicky victor vincent vivian viviana víctor wallace walter wanda warren wendy wesley whitney wilfred
willard william willie wilma wyatt xavier ximena yadira yesenia yolanda yvette yvonne zachary zoe zoey ángela óscar
"""
# Names that are also words (of English or Spanish), titles or places: only with a second name behind do they tell.
_ALSO_WORDS: Final = """
alba alma amber angel ari asia austin belle bill blake blanca brook carol carter chance charity charlotte chase
christian clara clark clay cliff cole consuelo cooper cruz crystal daisy dakota dallas dan dawn dean destiny dolores
domingo drake drew earl ella emerson esperanza faith florence florida ford forest frank franklin gene ginger grace
grant guadalupe guy harmony harper hazel heath heather holly hope hunter israel ivy jack jackson jade jasper jay jordan
joy julio justice kennedy kenya kit lane lee leo leon lincoln logan lourdes luna luz madison marco marcos mark marshall
mason max melody mercedes mercy merit miles misty nelson norma nova olive orlando paris parker pat patience pearl penny
pilar piper porter ray reed regina rich rob robin roman román rosario rose ruby sage salem salvador sandy santiago
savannah sean sky skyler sol summer tanner trinity vera victoria viola violet virginia wade ward winter ángel
"""
SURE: Final = frozenset(_SURE.split())
ALSO_WORDS: Final = frozenset(_ALSO_WORDS.split())
